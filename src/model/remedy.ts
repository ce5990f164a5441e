/** How a check is mended in a cloud: a command, which is the same in every language, or a sentence. */
export const isCommand = (remedy: string): boolean => /^(?:aws|az|aztfexport|gcloud|kubectl) /.test(remedy);

/** The clouds that a remedy may be told for. */
export const REMEDY_CLOUDS = ['aws', 'azure', 'gcp'] as const;
