import {plural} from '../../plural.js';
import type {MessageTexts} from './texts.js';

const minutes = plural('ru', {one: 'минуту', few: 'минуты', other: 'минут'});

/** Russian. */
export const ru: MessageTexts = {
  code: {
    sms: ({portal, data: {code, minutes: count}}) =>
      `${code} — код для портала ${portal}. Он действует ${minutes(count)}. Никому его не сообщайте.`,
    subject: ({portal}) => `Код для портала ${portal}`,
    email: ({portal, data: {code, minutes: count}}) => `Код для портала ${portal}:

${code}

Он действует ${minutes(count)}. Никому его не сообщайте: сотрудники портала ${portal} никогда его не спрашивают.

Если вы не запрашивали код, ничего делать не нужно. Пароль останется прежним.`,
  },
  'password-changed': {
    sms: ({portal, origin}) =>
      `Пароль от портала ${portal} изменён. Если это сделали не вы, восстановите доступ: ${origin}/recover`,
    subject: ({portal}) => `Пароль от портала ${portal} изменён`,
    email: ({portal, origin}) => `Пароль от портала ${portal} изменён. Прежние пароли больше не действуют.

Если это сделали вы, больше ничего делать не нужно.

Если нет, сразу восстановите доступ: ${origin}/recover
Другие способы и телефон: ${origin}/help`,
  },
  'account-opened': {
    sms: ({portal}) => `Учётная запись на портале ${portal} создана.`,
    subject: ({portal}) => `Учётная запись на портале ${portal} создана`,
    email: ({portal, origin, data: {name}}) => `Здравствуйте, ${name ?? ''}!

Учётная запись на портале ${portal} создана. Войдите по адресу электронной почты или номеру телефона: ${origin}/sign-in

Если её создали не вы, сообщите нам: ${origin}/help`,
  },
  'account-exists': {
    sms: ({portal}) => `Кто-то пытался создать учётную запись на портале ${portal} на этот номер. Она у вас уже есть.`,
    subject: ({portal}) => `У вас уже есть учётная запись на портале ${portal}`,
    email: ({
      portal,
      origin,
    }) => `Кто-то пытался создать учётную запись на портале ${portal} на ваш адрес или номер телефона. \
Она у вас уже есть, и в ней ничего не изменилось.

Если это были вы, войдите: ${origin}/sign-in
Если вы не знаете пароль: ${origin}/recover`,
  },
};
