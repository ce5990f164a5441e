/** Whether a remedy is a command, which is the same in every language, and no sentence. */
export const isCommand = (remedy: string): boolean => /^(?:aws|az|aztfexport|gcloud) /.test(remedy);
