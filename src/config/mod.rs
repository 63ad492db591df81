//! What did the shop configure?
