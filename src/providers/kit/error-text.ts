import { sanitizeText } from '../../lib/text.ts';

/** More than is shown, and little enough that no expression below takes long. */
const LONGEST = 2000;

/** The first line of an error message, without request ids, tokens and other long secrets. */
export function errorText(message: string): string {
  const [line = ''] = message.split('\n');
  return sanitizeText(
    line
      .slice(0, LONGEST)
      .replaceAll(/[\s,;(.]*(trace|correlation|request|tracking)[\s-]?id:?\s*'?[\w-]+'?\)?/gi, '')
      .replaceAll(/(eyJ|ya29\.)[\w.-]{20,}/g, '…')
      .replaceAll(/[\w+/=~-]{60,}/g, '…'),
    200,
  );
}
