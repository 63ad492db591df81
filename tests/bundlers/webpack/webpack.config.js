// What a shop with webpack configures for the package: nothing.
export default {
  mode: 'production',
  entry: './main.js',
  output: { module: false, filename: 'main.js' },
};
