import {msg, str} from '@lit/localize';
import type {CharacterClass, Requirement} from '../../core/policy/index.js';

function className(name: CharacterClass): string {
  switch (name) {
    case 'upper':
      return msg('a capital letter (A–Z)', {id: 'latchkey.rule.upper'});
    case 'lower':
      return msg('a small letter (a–z)', {id: 'latchkey.rule.lower'});
    case 'digit':
      return msg('a digit', {id: 'latchkey.rule.digit'});
    case 'special':
      return msg('a punctuation mark', {id: 'latchkey.rule.special'});
    case 'ascii-printable':
    case 'unicode':
      return msg('a character', {id: 'latchkey.rule.any'});
    default:
      return msg(str`one of \u2066${name.slice(1, -1)}\u2069`, {id: 'latchkey.rule.custom'});
  }
}

/** A rule of the policy, as one line of the checklist. */
export function ruleText(rule: Requirement): string {
  switch (rule.code) {
    case 'too_short':
      return msg(str`${rule.min} characters or more`, {id: 'latchkey.rule.min'});
    case 'too_long':
      return msg(str`${rule.max} characters at the most`, {id: 'latchkey.rule.max'});
    case 'class_missing': {
      const names = rule.classes.map(className).join(msg(' or ', {id: 'latchkey.rule.or'}));
      return msg(str`At least ${names}`, {id: 'latchkey.rule.class'});
    }
    case 'not_allowed':
      return msg('Only characters that the service accepts', {id: 'latchkey.rule.allowed'});
    case 'too_many_consecutive':
      return msg(str`The same character ${rule.max} times in a row at the most`, {id: 'latchkey.rule.consecutive'});
    case 'forbidden_word':
      return msg('No name, address or other word that is easy to guess', {id: 'latchkey.rule.words'});
  }
}
