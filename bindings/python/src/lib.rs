//! mizan for Python: the module `mizan._mizan`, which the package `mizan` shows.

mod beads;
mod failure;
mod files;
mod json;
mod memory;
mod segments;
mod unit_stream;
mod units;

use pyo3::prelude::*;

#[pymodule(gil_used = false)]
fn _mizan(module: &Bound<'_, PyModule>) -> PyResult<()> {
    // Panics become exceptions and leave stderr alone. The module has a standard library of its own.
    std::panic::set_hook(Box::new(|_| ()));
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add("Error", module.py().get_type::<failure::Error>())?;
    module.add_function(wrap_pyfunction!(segments::segment, module)?)?;
    module.add_function(wrap_pyfunction!(segments::spans, module)?)?;
    module.add_function(wrap_pyfunction!(segments::read_document, module)?)?;
    module.add_function(wrap_pyfunction!(beads::align, module)?)?;
    module.add_function(wrap_pyfunction!(beads::align_texts, module)?)?;
    module.add_function(wrap_pyfunction!(files::analyse, module)?)?;
    module.add_function(wrap_pyfunction!(files::check, module)?)?;
    module.add_function(wrap_pyfunction!(files::check_text, module)?)?;
    module.add_function(wrap_pyfunction!(files::terms, module)?)?;
    module.add_function(wrap_pyfunction!(memory::open, module)?)?;
    module.add_class::<beads::Bead>()?;
    module.add_class::<memory::Memory>()?;
    module.add_class::<units::Adapted>()?;
    module.add_class::<units::Difference>()?;
    module.add_class::<units::Match>()?;
    module.add_class::<units::Unit>()?;
    Ok(())
}
