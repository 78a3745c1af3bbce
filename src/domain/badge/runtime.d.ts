/**
 * The two things that reading a badge takes from the runtime. Browsers, workers and Node all have
 * them (WinterTC Minimum Common Web API), so the domain still needs neither DOM nor Node types.
 */
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean });
  decode(bytes: Uint8Array, options?: { stream?: boolean }): string;
}

declare class URL {
  constructor(text: string);
  static canParse(text: string): boolean;
  readonly search: string;
  readonly hash: string;
}
