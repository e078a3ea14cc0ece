import {OfficeFinder} from '../elements/office-finder/office-finder.js';

if (!customElements.get('office-finder')) customElements.define('office-finder', OfficeFinder);
