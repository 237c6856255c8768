/** What commands do beside opening a diagram and acting in it: loaded with the first of them. */
export { isolationPage } from '../features/isolation/page';
export { runCompareCommand } from './compare/compareCommands';
export { importInventory } from './importInventory';
export { openView } from './diagram/openView';
export { newTopology } from './newTopology';
export { runOperation } from './runOperation';
export { runStorageCommand } from './storageCommands';
export { traceInText } from './traceCommand';
