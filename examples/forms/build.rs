fn main() {
    rxlc::build::app("app.rxl");
}
