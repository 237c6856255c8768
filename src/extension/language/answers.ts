/** What answers questions about text beyond its outline, lenses and repairs: loaded with the first of them. */
export { completionsAt } from '../../features/completion';
export { definitionAt } from '../../features/definition';
export { hoverAt } from '../../features/hover';
export { operationActionsIn } from '../../features/operations';
export { referencesAt } from '../../features/references';
export { prepareRename, renameAt } from '../../features/rename';
