import helmet from 'helmet';
import { STYLE_HASH } from './style.ts';

/** Nothing runs, nothing is fetched: the pages are words, one stylesheet and forms to ourselves. */
export const pageHeaders = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      'default-src': ["'none'"],
      'style-src': [STYLE_HASH],
      'form-action': ["'self'"],
      'frame-ancestors': ["'none'"],
      'base-uri': ["'none'"],
    },
  },
  // The token in the address is for nobody else; a form to ourselves must still say where it comes from.
  referrerPolicy: { policy: 'same-origin' },
  // Whether a whole domain speaks https only is for whoever runs it to say.
  strictTransportSecurity: false,
});
