// What a shop with Vite configures for the package: only the second line, and only for the development server.
export default {
  optimizeDeps: { exclude: ['shelfhelp'] },
};
