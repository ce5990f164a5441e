/** Gives up after one retry, at once. */
export const IMPATIENT = { heartbeatSeconds: 10, retryLimit: 1, retryDelay: 1, retryDelayMax: 1 };
