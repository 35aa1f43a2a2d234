//! Stories of a neighbourhood, each named after what Ensemble promises.

mod convergence;
