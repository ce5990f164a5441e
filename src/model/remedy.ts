/** The clouds that a remedy may be told for, and what they are called. */
export const CLOUDS = [
  ['aws', 'AWS'],
  ['azure', 'Azure'],
  ['gcp', 'Google Cloud'],
] as const;

/** How a check is mended in a cloud: a command, which is the same in every language, or a sentence. */
export const isCommand = (remedy: string): boolean => /^(?:aws|az|aztfexport|gcloud) /.test(remedy);
