//! What happens in a visit, and when is it time for a person?
