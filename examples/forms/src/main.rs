rxl::app!();

fn main() -> std::process::ExitCode {
    rxl::serve(app::program())
}
