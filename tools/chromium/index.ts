export { startChromium } from './start-chromium.js';
