-- A garage in Spanish.
CREATE SCHEMA taller;
SET search_path = taller;
CREATE TABLE cliente (id serial PRIMARY KEY, nombre varchar(60) NOT NULL, apellidos varchar(80) NOT NULL, movil varchar(20), observaciones text NOT NULL);
CREATE TABLE vehiculo (id serial PRIMARY KEY, cliente_id int NOT NULL REFERENCES cliente, matricula varchar(10) NOT NULL UNIQUE, combustible varchar(15) NOT NULL,
                       cilindrada int NOT NULL, aseguradora varchar(60) NOT NULL);
CREATE TABLE mecanico (id serial PRIMARY KEY, nombre_completo varchar(100) NOT NULL, especialidad varchar(40) NOT NULL, categoria varchar(20) NOT NULL);
CREATE TABLE cita (id serial PRIMARY KEY, vehiculo_id int NOT NULL REFERENCES vehiculo, fecha_hora timestamp NOT NULL, motivo varchar(120) NOT NULL,
                   estado varchar(15) NOT NULL DEFAULT 'pendiente');
CREATE TABLE orden_trabajo (id serial PRIMARY KEY, vehiculo_id int NOT NULL REFERENCES vehiculo, nivel_combustible varchar(10) NOT NULL,
                            diagnostico text NOT NULL, horas_mano_obra numeric(5,2) NOT NULL, precio_hora numeric(5,2) NOT NULL, total_mano_obra numeric(8,2) NOT NULL);
CREATE TABLE pieza (id serial PRIMARY KEY, descripcion varchar(100) NOT NULL, familia varchar(40) NOT NULL, ubicacion varchar(20) NOT NULL);
