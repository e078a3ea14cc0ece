// What a test may ask of the browser that runs it. The other end is scripts/wtr/commands.js.
import {executeServerCommand} from '@web/test-runner-commands';

/** The engine that runs the test. */
export const engine = navigator.userAgent.includes('Firefox/')
  ? 'firefox'
  : navigator.userAgent.includes('Chrome/')
    ? 'chromium'
    : 'webkit';

/** A key that has a name. Any single character is a key as well. */
export type NamedKey =
  | 'ArrowDown'
  | 'ArrowLeft'
  | 'ArrowRight'
  | 'ArrowUp'
  | 'Backspace'
  | 'Delete'
  | 'End'
  | 'Enter'
  | 'Escape'
  | 'Home'
  | 'PageDown'
  | 'PageUp'
  | 'Space'
  | 'Tab';

/** Presses a key, as a person does; with `shift` held down where it says so. */
export const press = async (key: NamedKey, {shift = false} = {}): Promise<void> => {
  await executeServerCommand('keys', {press: key, shift});
};

/** Types a text into whatever has the focus, key by key. */
export const type = async (text: string): Promise<void> => {
  await executeServerCommand('keys', {type: text});
};

/** Gives the page a size, in CSS pixels, until the end of the file. */
export const setViewport = async (width: number, height: number): Promise<void> => {
  await executeServerCommand('viewport', {width, height});
};

/** What a page may ask about its surroundings; what is left out is as the browser has it. */
export interface Media {
  colorScheme?: 'light' | 'dark';
  forcedColors?: 'active' | 'none';
  reducedMotion?: 'reduce' | 'no-preference';
  contrast?: 'more' | 'less' | 'no-preference';
}

/**
 * Emulates media features until the end of the file or the next call.
 * @returns false where the engine can't (all but Chromium): the test should skip
 */
export const emulateMedia = (media: Media): Promise<boolean> => executeServerCommand<boolean, Media>('media', media);

/**
 * Sends a command of the DevTools protocol. Chromium only.
 * @param method such as `Accessibility.getFullAXTree`
 * @throws in the other engines
 */
export const devtools = (method: string, params: object = {}): Promise<unknown> =>
  executeServerCommand('cdp', {method, params});

/** A line that the browser itself wrote about the page. */
export interface LogEntry {
  /** `recommendation` is Chromium's advice on password forms, `security` is a content security policy, … */
  readonly source: string;
  readonly level: 'verbose' | 'info' | 'warning' | 'error';
  readonly text: string;
}

/** What the browser itself wrote about the page since the last call. Empty in all but Chromium. */
export const browserLog = (): Promise<readonly LogEntry[]> => executeServerCommand('take-log');

/** Takes back the emulated media and the size of the window. Done after each file. */
export const giveBack = async (): Promise<void> => {
  await executeServerCommand('give-back');
};
