/** Whether a remedy is a command, which needs no translation. */
export const isCommand = (remedy: string): boolean => /^(?:aws|az|aztfexport|gcloud) /.test(remedy);
