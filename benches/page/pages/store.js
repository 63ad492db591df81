// What does a shop's own theme do when its page is there? Menus, a gallery, filters, a cart, reviews.
(() => {
  const $ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const cart = [];
  const count = document.querySelector('[data-cart]');

  $('.thumbs img').forEach(thumb => thumb.addEventListener('click', () => {
    document.querySelector('.gallery > img').src = thumb.src;
  }));

  $('.buy').forEach(form => form.addEventListener('submit', event => {
    event.preventDefault();
    cart.push(new FormData(form).get('size'));
    if (count) count.textContent = cart.length;
  }));

  const cards = $('.grid li');
  $('.filters select').forEach(select => select.addEventListener('change', () => {
    const order = [...cards].sort((a, b) => (select.value === 'dear' ? b.dataset.price - a.dataset.price : a.dataset.price - b.dataset.price));
    document.querySelector('.grid').append(...order);
  }));

  // Reviews, as an app of the shop's would bring them.
  const reviews = document.querySelector('.reviews');
  if (reviews) {
    fetch('/shop/reviews.json').then(answer => answer.json()).then(list => {
      for (const review of list) {
        const article = document.createElement('article');
        const name = document.createElement('b');
        name.textContent = `${'★'.repeat(review.stars)} ${review.name}`;
        const text = document.createElement('p');
        text.textContent = review.text;
        article.append(name, text);
        reviews.append(article);
      }
    });
  }

  // Seen pictures are told of, as most themes do for their statistics.
  const seen = new IntersectionObserver(entries => entries.forEach(entry => entry.isIntersecting && entry.target.setAttribute('data-seen', '')));
  $('img').forEach(picture => seen.observe(picture));
})();
