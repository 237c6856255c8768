/** What is shown with every text, unasked: loaded with the first of them. */
export { codeActionsIn, fixAll, rulesToFixIn } from '../../features/codeActions';
export { codeLenses, titleOf } from '../../features/codeLens';
export { documentSymbols, estateSymbols } from '../../features/symbols';
export { workspaceEdit } from '../edits';
