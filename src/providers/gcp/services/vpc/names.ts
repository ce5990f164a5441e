/** `https://www.googleapis.com/compute/v1/projects/p/global/networks/n` → `//compute.googleapis.com/projects/p/global/networks/n`. */
export const fullNameOfNetwork = (address: string): string =>
  `//compute.googleapis.com/${address.replace(/^https?:\/\/[^/]+\/compute\/\w+\//, '').replace(/^\/\/[^/]+\//, '')}`;
