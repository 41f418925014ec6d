use rxlc::diagnostics::render;
fn main() {
    let path = std::env::args().nth(1).unwrap();
    let root = std::path::Path::new(&path);
    let text = std::fs::read_to_string(root).unwrap();
    let folder = root.parent().unwrap().to_path_buf();
    let c = rxlc::compile(root.file_name().unwrap().to_str().unwrap(), text, &|p| {
        std::fs::read_to_string(folder.join(p)).ok()
    });
    print!(
        "{}",
        render::human(&c.sources, &c.diagnostics, render::Color::Off)
    );
    for f in c.emit() {
        println!("=== {}\n{}", f.path, f.contents);
    }
}
