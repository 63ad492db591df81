// What a theme's own script knows when the page stands. The element may not be up yet: it finds the property then.
document.querySelector("shelf-help").config = {
  shop: "/public/shop.json",
  product: "BENCH-OAK",
  country: "GR",
  postcode: "145 62",
};
