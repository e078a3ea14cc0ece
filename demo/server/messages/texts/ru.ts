import {plural} from '../../plural.js';
import type {MessageTexts} from './texts.js';
import {listed, spelt} from './visit.js';

const minutes = plural('ru', {one: 'минуту', few: 'минуты', other: 'минут'});

const time = spelt('ru');
const documents = listed({
  'ru-snils': 'СНИЛС',
  'ru-inn-person': 'свидетельство об ИНН',
  'ru-inn-organisation': 'свидетельство об ИНН организации',
  'ru-passport': 'паспорт гражданина РФ',
  'ru-foreign-passport': 'заграничный паспорт',
  'icao-passport': 'паспорт',
  'pl-pesel': 'уведомление о присвоении номера PESEL',
  'pl-identity-card': 'польское удостоверение личности',
  'pl-passport': 'польский паспорт',
});

const byLink = (link: string | undefined): string =>
  link === undefined
    ? ''
    : `

Можно не вводить код, а продолжить в любом браузере по этой ссылке (она действует один раз):
${link}`;

/** Russian. */
export const ru: MessageTexts = {
  code: {
    sms: ({portal, data: {code, minutes: count}}) =>
      `${code} — код для портала ${portal}. Он действует ${minutes(count)}. Никому его не сообщайте.`,
    subject: ({portal}) => `Код для портала ${portal}`,
    email: ({portal, link, data: {code, minutes: count}}) => `Код для портала ${portal}:

${code}

Он действует ${minutes(count)}. Никому его не сообщайте: сотрудники портала ${portal} никогда его не спрашивают.${byLink(link)}

Если вы не запрашивали код, не используйте его. Ничего делать не нужно: пароль останется прежним.`,
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
  'contact-changed': {
    sms: ({portal, origin}) =>
      `Контакт вашей учётной записи на портале ${portal} изменён в центре обслуживания. Если это не вы, сразу позвоните: ${origin}/help`,
    subject: ({portal}) => `Контакт учётной записи на портале ${portal} изменён`,
    email: ({
      portal,
      origin,
    }) => `Номер телефона или адрес электронной почты вашей учётной записи на портале ${portal} изменён в центре \
обслуживания, где были показаны документы.

Если это сделали вы, больше ничего делать не нужно.

Если нет, сразу позвоните нам: ${origin}/help`,
  },
  'account-frozen': {
    sms: ({portal, origin}) =>
      `Ваша учётная запись на портале ${portal} заморожена: есть подозрение на кражу. Восстановите доступ: ${origin}/recover`,
    subject: ({portal}) => `Учётная запись на портале ${portal} заморожена`,
    email: ({
      portal,
      origin,
    }) => `Ваша учётная запись на портале ${portal} заморожена: нам сообщили, что её могли украсть. На всех \
устройствах выполнен выход, пароль больше не действует.

Восстановите доступ с новым паролем: ${origin}/recover
Другие способы и телефон: ${origin}/help`,
  },
  ticket: {
    sms: ({portal, data: {reference}}) => `Талон в отделение портала ${portal}: ${reference}.`,
    subject: ({portal}) => `Талон в отделение портала ${portal}`,
    email: ({portal, origin, data}) => `Талон в отделение портала ${portal}:

${data.reference}

${data.office ?? `Любое отделение. Список: ${origin}/help`}

${data.startsAt ? time(data.startsAt, data.timeZone) : 'Без записи: приходите в часы работы.'}

Возьмите с собой оригиналы:
${documents(data.documents)}

Скажите сотруднику, что вам нужен новый пароль, и покажите этот номер. Талон действует до: \
${time(data.expiresAt, data.timeZone)}.

Чтобы отменить его или выбрать другое время, откройте страницу, на которой вы его получили: ${origin}/recover

Если вы не запрашивали талон, ничего делать не нужно. Сам по себе номер ничего не меняет.`,
  },
};
