"""Changes of the database's tables, one file each, applied in order when a database is opened (`bot.conversation.schema`)."""
