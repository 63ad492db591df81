import { hydrateRoot } from 'react-dom/client';
import { Page } from './page.jsx';

hydrateRoot(document.querySelector('#root'), <Page product="CUP" />, {
  onRecoverableError: error => console.error(`hydration: ${error.message}`),
});
