import './styles/theme.css';
import './styles/elements.css';
import './styles/table.css';
import './styles/dashboard.css';
import './styles/models.css';
import './styles/threshold.css';
import './styles/system.css';
import './styles/chart.css';
import './styles/heatmap.css';
import './styles/now.css';

export { MlDashboard } from './dashboard/ml-dashboard.js';
export { MetricChart } from './chart/metric-chart.js';
export { DetectedAnomalies } from './episode/detected-anomalies.js';
export { FleetHeatmap } from './heatmap/fleet-heatmap.js';
export { ModelStatus } from './models/model-status.js';
export { TrainingControls } from './models/training-controls.js';
export { MlProvider } from './provider/ml-provider.js';
