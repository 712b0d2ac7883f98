import { measureService } from './measure-service.js';
console.log(await measureService((line) => console.log(line)));
