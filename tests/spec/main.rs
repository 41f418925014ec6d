//! The documents are right: their programs compile, their tables are the compiler's, and nothing that the compiler knows is left out.

mod blocks;
mod documents;
mod grammar;
mod library;
mod tables;
