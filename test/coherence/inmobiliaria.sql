-- An estate agency, Spanish names.
CREATE SCHEMA inmobiliaria;
SET search_path = inmobiliaria;

CREATE TABLE agentes (
  id_agente serial PRIMARY KEY,
  nombre varchar(50) NOT NULL,
  apellidos varchar(80) NOT NULL,
  correo varchar(100) NOT NULL UNIQUE,
  telefono varchar(20),
  fecha_contratacion date NOT NULL,
  comision_pct numeric(4, 2) NOT NULL,
  activo boolean NOT NULL DEFAULT true
);
CREATE TABLE propietarios (
  id_propietario serial PRIMARY KEY,
  nombre varchar(50) NOT NULL,
  apellido varchar(50) NOT NULL,
  dni varchar(12) UNIQUE,
  fecha_nacimiento date,
  email varchar(100),
  telefono varchar(20)
);
CREATE TABLE inmuebles (
  id_inmueble serial PRIMARY KEY,
  referencia varchar(12) NOT NULL UNIQUE,
  id_propietario int NOT NULL REFERENCES propietarios,
  id_agente int REFERENCES agentes,
  tipo varchar(20) NOT NULL CHECK (tipo IN ('piso', 'casa', 'local', 'oficina', 'terreno')),
  direccion varchar(120) NOT NULL,
  ciudad varchar(60) NOT NULL,
  provincia varchar(60),
  codigo_postal varchar(5),
  superficie_m2 int NOT NULL,
  habitaciones smallint,
  banos smallint,
  anio_construccion smallint,
  precio numeric(12, 2) NOT NULL,
  moneda char(3) NOT NULL DEFAULT 'EUR',
  descripcion text,
  estado varchar(15) NOT NULL CHECK (estado IN ('disponible', 'reservado', 'vendido', 'alquilado')),
  fecha_alta date NOT NULL,
  fecha_baja date
);
CREATE TABLE clientes (
  id_cliente serial PRIMARY KEY,
  nombre_completo varchar(100) NOT NULL,
  email varchar(100),
  movil varchar(20),
  presupuesto_min numeric(12, 2),
  presupuesto_max numeric(12, 2),
  observaciones text,
  fecha_registro timestamp NOT NULL
);
CREATE TABLE visitas (
  id_visita serial PRIMARY KEY,
  id_inmueble int NOT NULL REFERENCES inmuebles,
  id_cliente int NOT NULL REFERENCES clientes,
  id_agente int NOT NULL REFERENCES agentes,
  fecha_hora timestamp NOT NULL,
  duracion_min smallint,
  comentarios text,
  valoracion smallint CHECK (valoracion BETWEEN 1 AND 5)
);
CREATE TABLE ofertas (
  id_oferta serial PRIMARY KEY,
  id_inmueble int NOT NULL REFERENCES inmuebles,
  id_cliente int NOT NULL REFERENCES clientes,
  importe numeric(12, 2) NOT NULL,
  fecha date NOT NULL,
  estado varchar(12) NOT NULL CHECK (estado IN ('pendiente', 'aceptada', 'rechazada'))
);
CREATE TABLE contratos (
  id_contrato serial PRIMARY KEY,
  id_inmueble int NOT NULL REFERENCES inmuebles,
  id_cliente int NOT NULL REFERENCES clientes,
  tipo_contrato varchar(10) NOT NULL CHECK (tipo_contrato IN ('venta', 'alquiler')),
  fecha_firma date NOT NULL,
  fecha_inicio date NOT NULL,
  fecha_fin date,
  precio_final numeric(12, 2) NOT NULL,
  fianza numeric(10, 2),
  notario varchar(100)
);
