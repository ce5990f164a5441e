/** `projects/shop/locations/europe-west1/instances/orders` → `europe-west1`. */
export const locationIn = (name: string | undefined): string =>
  /\/locations\/([^/]+)/.exec(name ?? '')?.[1] ?? 'global';
