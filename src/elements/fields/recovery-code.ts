import {msg, str} from '@lit/localize';
import {groupRecoveryCode} from '../../core/flow/steps/recovery-code.js';
import type {Problem} from '../../core/protocol/problem.js';
import type {ViewHost} from '../view-host.js';
import {TextField} from './text.js';

/**
 * A recovery code, in any case and with or without separators; shown in groups once it is left. It is nothing that was
 * sent: nobody is to fill in a one-time code here.
 */
export class RecoveryCodeField extends TextField {
  constructor(host: ViewHost, length: () => number) {
    super(host, 'code', {
      label: () => msg('Recovery code', {id: 'latchkey.recovery-code.label'}),
      hint: () =>
        msg(str`${length()} letters and digits. Capital letters, spaces and hyphens do not matter.`, {
          id: 'latchkey.recovery-code.hint',
        }),
      autocomplete: 'off',
      inputMode: 'text',
      direction: 'ltr',
      onChange: input => {
        input.value = groupRecoveryCode(input.value);
      },
    });
  }

  /** The text of a problem with it: one for mistyped, used and foreign ones. */
  problemText({code, reason, params}: Problem): string | undefined {
    if (code === 'attempts_exhausted') {
      return msg('Too many recovery codes were wrong. Go on without one, or start again.', {
        id: 'latchkey.recovery-code.exhausted',
      });
    }
    if (code !== 'code_wrong') return undefined;
    switch (reason) {
      case 'empty':
        return msg('Enter a recovery code.', {id: 'latchkey.recovery-code.empty'});
      case 'bad_character':
        return msg('A recovery code has letters from A to Z and digits only.', {
          id: 'latchkey.recovery-code.bad-character',
        });
      case 'length':
        return msg(str`Enter all ${params?.length ?? 16} letters and digits of the recovery code.`, {
          id: 'latchkey.recovery-code.length',
        });
      default:
        return msg(
          'That recovery code does not work: it may be mistyped, used or replaced by newer ones. Try another one of them.',
          {id: 'latchkey.recovery-code.wrong'},
        );
    }
  }
}
