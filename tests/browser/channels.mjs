// How does a shopper come to the people of tests/browser/pages/channels.html?

/** Asks what nobody has written about. */
export async function people(view, words = 'can you embroider a name') {
  await view.state('ready');
  await view.inside('[part~=launcher], [part~=ask]').first().click();
  await view.inside('[part~=input]').fill(words);
  await view.inside('[part~=input]').press('Enter');
  await view.inside('[part~=channels]').waitFor();
}

/** Fills in the call-back form. */
export async function call(view, number) {
  await view.inside('[data-channel=call]').click();
  await view.inside('[autocomplete=tel]').fill(number);
}
