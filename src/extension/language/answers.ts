/** What answers where the cursor or the mouse is: loaded with the first question. */
export { completionsAt } from '../../features/completion';
export { definitionAt } from '../../features/definition';
export { hoverAt } from '../../features/hover';
export { operationActionsIn } from '../../features/operations';
export { referencesAt } from '../../features/references';
export { prepareRename, renameAt } from '../../features/rename';
export { workspaceEdit } from '../edits';
