import {css} from 'lit';
import {adopt} from './adopt.js';

/** Whatever is said of a part of the page that is not printed. */
const print = css`
  @media print {
    [data-latchkey-unprinted] {
      display: none !important;
    }
  }
`;

/** Adopts what keeps marked parts of a page from being printed, on the root that contains them. */
export const adoptPrintStyles = (root: Node): void => {
  adopt(root, print.styleSheet);
};
