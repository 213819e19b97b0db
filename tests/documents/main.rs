//! Documents of one language: what is read from each format.

#[cfg(feature = "cli")]
#[path = "../desk/mod.rs"]
mod desk;
#[cfg(feature = "documents")]
#[path = "../office/mod.rs"]
mod office;

#[cfg(feature = "documents")]
mod damaged_parts;
mod docx;
mod extract;
mod input;
mod manuscripts;
mod markup;
mod pdf;
mod places;
mod slides_and_books;
mod text_damage;
mod workbooks;
