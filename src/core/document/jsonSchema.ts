export const strictSchema = (): unknown => ({});
export const editorSchema = (): unknown => ({});
