/** El cajón de ayuda, en español. Lo que dice está en features/help/articles. */
import { counting } from '../counting.ts';
import type { help as english } from '../en/help.ts';

const { count } = counting('es-US');

export const help: typeof english = {
  help: {
    title: 'Ayuda',
    open: 'Ayuda',
    close: 'Cerrar la ayuda',
    back: 'Todos los artículos',
    search: 'Buscar en la ayuda',
    forThisPage: 'Para esta página',
    others: 'Otros artículos',
    all: 'Artículos',
    found: (value: number) => count(value, 'artículo encontrado', 'artículos encontrados'),
    none: 'Ningún artículo tiene esas palabras. Pruebe con menos, o pregunte a alguien.',
    contact: 'Escribir a soporte',
    noContact:
      'No hay una dirección de soporte. Los propietarios y administradores pueden ponerla en Ajustes.',
    toSettings: 'Ajustes',
    subject: (article: string) => `Doorstep: ${article}`,
    related: 'Vea también',
  },
};
