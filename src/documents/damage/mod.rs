//! Arabic text that a program damaged before mizan read it: what the damage is, and how it is undone.

mod forms;
mod lam_alef;
mod mojibake;
mod text_damage;

pub use text_damage::TextDamage;
