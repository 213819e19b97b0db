//! Writes the JavaScript around a module that was built with wasm-bindgen: `bindgen MODULE FOLDER`.
//!
//! The program wasm-bindgen does the same; this one has a third of its dependencies, and its lock file names
//! the version that fits the module.

use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [module, folder] = arguments.as_slice() else {
        eprintln!("usage: bindgen MODULE FOLDER");
        return ExitCode::from(2);
    };
    let mut bindgen = Bindgen::new();
    // The JavaScript finds the module beside itself; the module keeps no names for debuggers.
    bindgen.input_path(module).omit_default_module_path(false).remove_name_section(true);
    let written = bindgen.web(true).and_then(|bindgen| bindgen.generate(folder));
    if let Err(error) = written {
        eprintln!("{error:?}");
        return ExitCode::from(2);
    }
    ExitCode::SUCCESS
}
