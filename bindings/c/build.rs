//! Writes the header from the functions of the library.

use std::env;
use std::path::Path;

fn main() {
    println!("cargo::rerun-if-changed=src");
    println!("cargo::rerun-if-changed=cbindgen.toml");
    let folder = env::var("CARGO_MANIFEST_DIR").expect("cargo names the folder");
    let header = Path::new(&folder).join("include/mizan.h");
    match cbindgen::generate(&folder) {
        Ok(bindings) => {
            bindings.write_to_file(header);
        }
        Err(error) => println!("cargo::error=no header: {error}"),
    }
}
