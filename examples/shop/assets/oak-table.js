// What a theme knows when it renders this page. It runs before the loader, which reads it once.
window.shelfhelp = { shop: "/public/shop.json", product: "TABLE-OAK", country: "GR", postcode: "104 34" };
