/** Says why something alarms, or that nothing of what is monitored says so: when asked, and for every incident. */
export { RootCauseModule } from './root-cause.module.js';
