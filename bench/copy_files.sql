-- Loads ready-made rows, which make_files.sql wrote.
COPY author FROM :'author_file' (FORMAT binary);
COPY book FROM :'book_file' (FORMAT binary);
COPY member FROM :'member_file' (FORMAT binary);
COPY loan FROM :'loan_file' (FORMAT binary);
