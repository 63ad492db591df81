// Where is a node of ours that a translator or an extension has taken from its place?
//
// Part of the glue, between Yew and the page: Yew takes it for granted that each node is where it was put, and panics or
// writes where nobody reads when it is not. A translator puts <font> around a text or in its place; what stood there is
// noticed by www/watch.js. What somebody has put elsewhere is no place to go by: what comes goes to the end.

/** What stands for a node: itself, what is around it, or what is in its place. */
const standing = node => {
  let at = node.parentNode || !node.font ? node : node.font;
  while (at.parentNode && at.parentNode.localName == 'font') at = at.parentNode;
  return at;
};

const insertNode = (parent, node, next) => {
  const at = next && standing(next);
  parent.insertBefore(standing(node), at && at.parentNode == parent ? at : null);
  return node;
};

const removeNode = (_, node) => {
  standing(node).remove();
  return node;
};

const writeText = (text, value) => {
  text.nodeValue = value;
  // What was translated is no longer said.
  if (!text.parentNode && text.font) standing(text).replaceWith(text);
};
