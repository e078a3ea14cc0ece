import {msg, str} from '@lit/localize';
import {groupActivation} from '../../core/flow/steps/approved.js';
import type {Problem} from '../../core/protocol/problem.js';
import type {ViewHost} from '../view-host.js';
import {TextField} from './text.js';

/** The activation code from an office, in any case and with or without separators; shown in groups once it is left. */
export class ActivationField extends TextField {
  constructor(host: ViewHost, length: () => number) {
    super(host, 'activation', {
      label: () => msg('Activation code from the office', {id: 'latchkey.activation.label'}),
      hint: () =>
        msg(str`${length()} letters and digits. Capital letters, spaces and hyphens do not matter.`, {
          id: 'latchkey.activation.hint',
        }),
      autocomplete: 'off',
      inputMode: 'text',
      direction: 'ltr',
      onChange: input => {
        input.value = groupActivation(input.value);
      },
    });
  }

  /** The text of a problem with it: one for mistyped, expired, used and foreign ones. */
  problemText({field, code, reason, params}: Problem): string | undefined {
    if (field !== 'activation' || code !== 'code_wrong') return undefined;
    switch (reason) {
      case 'empty':
        return msg('Enter the activation code.', {id: 'latchkey.activation.empty'});
      case 'bad_character':
        return msg('An activation code has letters from A to Z and digits only.', {
          id: 'latchkey.activation.bad-character',
        });
      case 'length':
        return msg(str`Enter all ${params?.length ?? 10} letters and digits of the activation code.`, {
          id: 'latchkey.activation.length',
        });
      default:
        return msg(
          'That activation code does not work: it may be mistyped, used or too old. Compare it with the one from the office.',
          {id: 'latchkey.activation.wrong'},
        );
    }
  }
}
