"""What Alembic runs: the steps, on the connection that it is handed. It opens nothing by itself, and there is no alembic.ini."""

from alembic import context

from stretchcoach.records.schema import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite changes a column only by copying its table
    transactional_ddl=True,
)
context.run_migrations()
