import type { Logo } from '../../branding.ts';

/** A logo as office programs take it: pixels and their size. */
export interface Picture {
  readonly type: 'png' | 'jpg';
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
  readonly text: string;
}

const DATA_URL = /^data:image\/(png|jpeg);base64,(.*)$/s;

/** Undefined without a logo, and for an SVG, which not every office program draws: the name stands in its place. */
export function pictureOf(logo: Logo | undefined): Picture | undefined {
  const [, kind, text = ''] = DATA_URL.exec(logo?.source ?? '') ?? [];
  if (logo === undefined || kind === undefined) return undefined;
  const bytes = Buffer.from(text, 'base64');
  const size = kind === 'png' ? pngSize(bytes) : jpegSize(bytes);
  if (size === undefined || size.width === 0 || size.height === 0) return undefined;
  return { type: kind === 'png' ? 'png' : 'jpg', bytes, ...size, text: logo.text };
}

/** The size that fits into a box, in the proportions of the picture. */
export function fitted({ width, height }: Picture, box: { readonly width: number; readonly height: number }) {
  const scale = Math.min(box.width / width, box.height / height);
  return { width: width * scale, height: height * scale };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const pngSize = (bytes: Buffer): Size | undefined =>
  bytes.length < 24 ? undefined : { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };

/** Start-of-frame markers, which hold the size; the other three of the range do not. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function jpegSize(bytes: Buffer): Size | undefined {
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (isFrame(marker)) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
}
